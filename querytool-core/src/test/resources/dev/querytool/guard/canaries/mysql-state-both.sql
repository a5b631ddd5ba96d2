tables: SELECT table_name, table_type, engine, create_time, auto_increment, table_comment, create_options FROM information_schema.tables WHERE table_schema = '%d' AND table_name <> 'kept' ORDER BY 1
columns: SELECT COUNT(*), SUM(CRC32(CONCAT_WS(' ', table_name, column_name, column_type, column_default))) FROM information_schema.columns WHERE table_schema = '%d' AND table_name NOT IN ('kept', 'poisoned')
indexes: SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = '%d'
routines: SELECT routine_name, routine_type, last_altered, CRC32(routine_definition) FROM information_schema.routines WHERE routine_schema = '%d' ORDER BY 1
triggers: SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = '%d' ORDER BY 1
events: SELECT event_name, status, last_altered FROM information_schema.events WHERE event_schema = '%d' ORDER BY 1
rows: CHECKSUM TABLE customers, categories, products, purchases, purchase_items, departments, employees, events, sales, 客户, 订单, secrets, member, writes, logged, isam
held: SELECT COUNT(*) FROM held
grants: SELECT COUNT(*) FROM information_schema.table_privileges WHERE table_schema = '%d'
schema: SELECT default_character_set_name FROM information_schema.schemata WHERE schema_name = '%d'
transactions: SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = %i
open: SELECT COUNT(*) FROM information_schema.processlist WHERE id = %i AND db = '%d'
session kept: SELECT a, @kept, @canary IS NULL, @planted IS NULL, @x IS NULL, @a IS NULL, DATABASE(), CURRENT_USER(), LAST_INSERT_ID() FROM kept
session insert: SELECT @@last_insert_id, @@insert_id, @@autocommit, @@sql_mode, @@sql_select_limit, @@time_zone, @@transaction_isolation, @@sql_safe_updates, @@sql_log_bin, @@foreign_key_checks, @@collation_connection, @@lc_time_names, @@group_concat_max_len, @@max_join_size, @@div_precision_increment, @@default_week_format, @@profiling, @@unique_checks
session locks: SELECT RELEASE_ALL_LOCKS()
session planted temp: SELECT COUNT(*) FROM planted_temp
session planted prepared: EXECUTE planted_prepared
session kept prepared: EXECUTE kept
server global: SHOW GLOBAL VARIABLES WHERE Variable_name NOT REGEXP 'gtid|binlog_pos|time|pseudo'
server users: SELECT COUNT(*), SUM(CRC32(CONCAT(User, Host))) FROM mysql.user
server log: SHOW BINARY LOGS
server databases: SELECT COUNT(*) FROM information_schema.schemata
