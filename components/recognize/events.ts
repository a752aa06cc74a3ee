/** Whether an employee wants to be named in lists. */
export interface RecognitionDecline {
  readonly employee: string;
  /** True: not any more. False: again. */
  readonly declined: boolean;
}

/** `cx-recognition-decline`: an employee is about to take their name from the list, or to give it back; cancel it where they may not decide that here. */
export class CxRecognitionDeclineEvent extends CustomEvent<RecognitionDecline> {
  constructor(detail: RecognitionDecline) {
    super('cx-recognition-decline', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-recognition-decline': CxRecognitionDeclineEvent;
  }
}
