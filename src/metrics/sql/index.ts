export { type JsonKind, type JsonPlace, type OffsetTable, type SqlDialect } from './dialect.js';
export { joined, nestingOf, raw, sql, type Sql, type SqlValue } from './fragment.js';
export { addRows, pushDown, type PushDownOptions, type PushedRow } from './push-down.js';
export { sqlite } from './sqlite.js';
export { translate, type Binding, type Bindings, type SqlType } from './translate.js';
export { clickhouse, clickhouseStatement, type ClickhouseStatement } from './clickhouse.js';
