/** Installs the peers, which are no dependencies of ours, unless they are there. Says whether they are. */
export declare function installPeers(): boolean;
