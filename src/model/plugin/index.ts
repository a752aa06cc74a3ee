export {
  capabilityRequest, EVENT_FAMILIES, parseCapability, UI_PLACES,
  type Capability, type CapabilityRequest, type EventFamily, type UiPlace,
} from './capability.js';
export { contributionName, contributionSchemas, settingFault, type Contribution, type Contributions, type PointName, type Setting, type SettingValue } from './contributions/index.js';
export { manifestReader, openManifest, parseManifest, pluginManifestSchema, type Budgets, type PluginDependency, type PluginManifest, type ReadManifest, type Translations } from './manifest.js';
export { OWN_PUBLISHER, pluginKey } from './key.js';
export { plainCopy, type Plain } from './plain.js';
export { compareVersions, isRange, isVersion, satisfies } from './version.js';
