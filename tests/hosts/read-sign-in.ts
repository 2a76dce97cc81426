export type SignIn = { address: string; secret: string };

/** PLAIN (RFC 4616), LOGIN, and XOAUTH2 with its token as the secret. */
export async function readSignIn(
  argument: string,
  say: (words: string) => void,
  next: () => Promise<string | undefined>,
): Promise<SignIn> {
  const [mechanism = "", initial] = argument.split(" ");
  const ask = async (challenge: string) => {
    say(`334 ${challenge}`);
    return decoded(await next());
  };
  if (mechanism.toUpperCase() === "LOGIN") {
    const address = initial === undefined ? await ask("VXNlcm5hbWU6") : decoded(initial);
    return { address, secret: await ask("UGFzc3dvcmQ6") };
  }
  const response = initial === undefined ? await ask("") : decoded(initial);
  if (mechanism.toUpperCase() === "XOAUTH2") {
    const [user = "", token = ""] = response.split("\u0001");
    return { address: user.replace("user=", ""), secret: token.replace("auth=Bearer ", "") };
  }
  const [, address = "", secret = ""] = response.split("\0");
  return { address, secret };
}

const decoded = (base64 = "") => Buffer.from(base64, "base64").toString();
