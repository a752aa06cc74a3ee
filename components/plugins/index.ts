export { pageHost, type PageHost, type PageHostOptions } from './page-host.js';
export { builtIn, languages } from './built-in.js';
export { connectElements } from './connect.js';
export { contextAt, openScope } from './context-scope.js';
export { connectEvents } from './events.js';
export { connectKeyboard, platformHere, type KeyboardListener } from './keyboard.js';
export { deviceSettings, deviceStore } from './storage.js';
export { useTheme } from './theme.js';
