/** What a survey that the author wrote as plain HTML says. */
export interface PlainSurvey {
  readonly fieldset: HTMLFieldSetElement;
  /** The name under which its radios post. */
  readonly name: string;
  readonly question: string;
  readonly value: string | null;
}

/**
 * Finds a `<fieldset>` of radios among the children. It posts by itself where there is no JavaScript; where there is,
 * the element takes over and the fieldset is disabled, so that the form does not get two answers.
 */
export function findPlainSurvey(host: HTMLElement): PlainSurvey | null {
  const fieldset = host.querySelector('fieldset');
  const radios = [...host.querySelectorAll<HTMLInputElement>('fieldset [type=radio]')];
  return (
    fieldset &&
    radios[0] !== undefined ? {
      fieldset,
      name: radios[0].name,
      question: fieldset.querySelector('legend')?.textContent.trim() ?? '',
      value: radios.find((radio) => radio.checked)?.value ?? null,
    } : null
  );
}
