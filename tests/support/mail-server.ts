import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  mail: ParsedMail;
  /** The addresses that the sender named to the server. */
  recipients: string[];
}

type Answer = { code: number; text: string } | "take" | "hang";

export interface TestMailServer {
  url: string;
  received: ReceivedMail[];
  /** How many times a mail's content was offered, taken or not. */
  offers: number;
  /** What the next mails are answered, in order; then all are taken. */
  answers: Answer[];
  /** The same for recipients, before the content. */
  recipientAnswers: Answer[];
  stop(): Promise<void>;
}

function refusal(answer: { code: number; text: string }): Error {
  return Object.assign(new Error(answer.text), { responseCode: answer.code });
}

/** A real SMTP server on the loopback interface that answers as told. */
export async function startTestMailServer(port = 0): Promise<TestMailServer> {
  const state: Omit<TestMailServer, "url" | "stop"> = {
    received: [],
    offers: 0,
    answers: [],
    recipientAnswers: [],
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 200,
    onRcptTo(_address, _session, done) {
      const answer = state.recipientAnswers.shift() ?? "take";
      if (answer === "hang") return;
      done(answer === "take" ? null : refusal(answer));
    },
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        state.offers += 1;
        const answer = state.answers.shift() ?? "take";
        if (answer === "hang") return;
        if (answer !== "take") return done(refusal(answer));
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
        state.received.push({ mail, recipients });
        done();
      }, done);
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  if (!address || typeof address !== "object") throw new Error("no port");
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
