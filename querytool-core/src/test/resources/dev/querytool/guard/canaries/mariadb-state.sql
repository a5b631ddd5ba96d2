session variables: SELECT COUNT(*), SUM(CRC32(CONCAT_WS('=', variable_name, variable_value))) FROM information_schema.session_variables WHERE variable_name NOT REGEXP 'gtid|timestamp|rand_seed|error_count|warning_count|pseudo|identity|in_transaction|last_|log_|_log|general|slow'
session user variables: SELECT variable_name, variable_value FROM information_schema.user_variables ORDER BY 1
session temporary: SELECT table_name FROM information_schema.tables WHERE table_schema = '%d' AND table_type LIKE 'TEMP%' ORDER BY 1
session transaction: SELECT @@in_transaction
sequence: SELECT next_not_cached_value FROM counter
