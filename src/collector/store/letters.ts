/** Of whom something is that could not be taken in, if it says so: erasing a person takes out what was set aside of them too. */
export function subjectIn(content: string): string | null {
  try {
    const { subject } = JSON.parse(content) as { subject?: unknown };
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
}
