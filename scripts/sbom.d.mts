/** A bill of materials in CycloneDX. */
export interface Bill {
  readonly bomFormat: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly hashes?: readonly unknown[]; readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[] }[];
}
export declare function billOfMaterials(): Bill;
export declare function writeBill(path: string): number;
