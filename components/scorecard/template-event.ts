/** `cx-template`: somebody has chosen another template for a scorecard, or none. Does not bubble. */
export class CxTemplateEvent extends CustomEvent<{ readonly template: string | undefined }> {
  constructor(detail: { readonly template: string | undefined }) {
    super('cx-template', { detail });
  }
}
