/** The sandbox as its panel needs it: what can be broken, what is broken, and the passwords of now. */
export type SandboxControls = {
  mailboxes(): { address: string; name: string; kind: "password" | "app_password"; password: string }[];
  broken(): {
    smtpAuthOff: string[];
    quotaSpent: string[];
    throttled: boolean;
    cutAfterData: boolean;
    refusesAsSpam: boolean;
    down: boolean;
  };
  breaks: {
    changePassword(address: string): string;
    revokeAppPassword(address: string): string;
    setSmtpAuth(domain: string, on: boolean): void;
    throttle(on: boolean): void;
    quota(address: string, spent: boolean): void;
    cutAfterData(on: boolean): void;
    refuseAsSpam(on: boolean): void;
    goDown(): Promise<void>;
    comeBack(): Promise<void>;
  };
  /** A person looks at the panel, so leads keep coming. */
  seen?(): void;
  /** Mends everything, reconnects what is lost, lets the campaigns go on, and brings new leads. */
  startAnew?(memberId: string): Promise<void>;
};

/** One press of the panel. `on`: whether it breaks, where a second press mends. */
export type SandboxPress = { verb: string; address: string; domain: string; on: boolean };

/** The sandbox with what was pressed last, since the server began. */
export type SandboxDesk = SandboxControls & { lastPress: SandboxPress | null };
