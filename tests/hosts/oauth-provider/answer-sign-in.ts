/** Chooses this account on the sign-in page. @returns the address that the browser is sent back to */
export async function answerSignIn(address: string, account: string, mustAskAdmin: boolean): Promise<string> {
  const asked = new URL(address).searchParams;
  if (mustAskAdmin) {
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({
      error: "access_denied",
      error_description: `AADSTS90094: An administrator of ${account.split("@")[1]} has set a policy that prevents you from granting Unpause the permissions it is requesting.`,
      state: asked.get("state") ?? "",
    }).toString();
    return back.href;
  }
  const page = await (await fetch(address)).text();
  const form = [...page.matchAll(/<form class="user-form"[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].find(
    ([, , inside]) => fieldsOf(inside ?? "").email === account,
  );
  if (!form) throw new Error(`The sign-in page does not offer ${account}:\n${page.slice(0, 2_000)}`);
  const [, action = "", inside = ""] = form;
  const answer = await fetch(new URL(action, address), {
    method: "POST",
    body: new URLSearchParams(fieldsOf(inside)),
    redirect: "manual",
  });
  const back = answer.headers.get("location");
  if (back === null) throw new Error(`The sign-in led nowhere: ${answer.status}`);
  return back;
}

function fieldsOf(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, plain(value)]));
}

const plain = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
