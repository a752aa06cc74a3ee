export const DATA_FILES: Readonly<Record<'sfo' | 'fft' | 'telco' | 'cdnow' | 'attrition', readonly string[]>>;
