SELECT 'prepared', string_agg(name, ',' ORDER BY name) FROM pg_prepared_statements WHERE from_sql
UNION ALL SELECT 'listening', string_agg(c, ',') FROM pg_listening_channels() AS c
UNION ALL SELECT 'settings', md5(string_agg(concat_ws('=', name, setting, source, reset_val), ',' ORDER BY name)) FROM pg_settings
UNION ALL SELECT 'own setting', current_setting('canary.flag', true) || coalesce(current_setting('canary.other', true), '')
UNION ALL SELECT 'search path', current_setting('search_path') || current_setting('statement_timeout') || current_setting('transaction_read_only') || current_setting('session_replication_role')
UNION ALL SELECT 'cursors', count(*)::text FROM pg_cursors WHERE name <> ''
UNION ALL SELECT 'user', current_user || session_user || coalesce(inet_client_addr()::text, '')
UNION ALL SELECT 'kept', string_agg(a || ctid || xmin || xmax, ',') FROM pg_temp.kept
