export function everyState(): readonly { readonly element: string; readonly name: string }[];
export function writeConformance(): boolean;
