SELECT 'table customers', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.customers AS t
UNION ALL SELECT 'table orders', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.orders AS t
UNION ALL SELECT 'table items', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.items AS t
UNION ALL SELECT 'table secrets', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.secrets AS t
UNION ALL SELECT 'table documents', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.documents AS t
UNION ALL SELECT 'table employees', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.employees AS t
UNION ALL SELECT 'table 客户', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.客户 AS t
UNION ALL SELECT 'table sales.targets', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM sales.targets AS t
UNION ALL SELECT 'table feelings', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.feelings AS t
UNION ALL SELECT 'table writes', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.writes AS t
UNION ALL SELECT 'table other.ledger', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM other.ledger AS t
UNION ALL SELECT 'table held', md5(string_agg(ctid::text || xmin::text || t::text, ',' ORDER BY ctid)) FROM public.held AS t
UNION ALL SELECT 'table logged', md5(string_agg(ctid::text || xmin::text || xmax::text || t::text, ',' ORDER BY ctid)) FROM public.logged AS t
UNION ALL SELECT 'pg_class', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_class
UNION ALL SELECT 'pg_proc', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_proc
UNION ALL SELECT 'pg_type', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_type
UNION ALL SELECT 'pg_namespace', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_namespace
UNION ALL SELECT 'pg_attribute', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_attribute
UNION ALL SELECT 'pg_attrdef', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_attrdef
UNION ALL SELECT 'pg_trigger', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_trigger
UNION ALL SELECT 'pg_event_trigger', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_event_trigger
UNION ALL SELECT 'pg_extension', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_extension
UNION ALL SELECT 'pg_description', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_description
UNION ALL SELECT 'pg_shdescription', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_shdescription
UNION ALL SELECT 'pg_default_acl', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_default_acl
UNION ALL SELECT 'pg_db_role_setting', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_db_role_setting
UNION ALL SELECT 'pg_largeobject', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_largeobject
UNION ALL SELECT 'pg_largeobject_metadata', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_largeobject_metadata
UNION ALL SELECT 'pg_publication', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_publication
UNION ALL SELECT 'pg_subscription', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_subscription
UNION ALL SELECT 'pg_cast', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_cast
UNION ALL SELECT 'pg_operator', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_operator
UNION ALL SELECT 'pg_opclass', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_opclass
UNION ALL SELECT 'pg_rewrite', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_rewrite
UNION ALL SELECT 'pg_constraint', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_constraint
UNION ALL SELECT 'pg_index', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_index
UNION ALL SELECT 'pg_inherits', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_inherits
UNION ALL SELECT 'pg_sequence', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_sequence
UNION ALL SELECT 'pg_policy', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_policy
UNION ALL SELECT 'pg_statistic', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_statistic
UNION ALL SELECT 'pg_statistic_ext', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_statistic_ext
UNION ALL SELECT 'pg_authid', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_authid
UNION ALL SELECT 'pg_auth_members', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_auth_members
UNION ALL SELECT 'pg_tablespace', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_tablespace
UNION ALL SELECT 'pg_foreign_server', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_foreign_server
UNION ALL SELECT 'pg_foreign_data_wrapper', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_foreign_data_wrapper
UNION ALL SELECT 'pg_user_mapping', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_user_mapping
UNION ALL SELECT 'pg_seclabel', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_seclabel
UNION ALL SELECT 'pg_shseclabel', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_shseclabel
UNION ALL SELECT 'pg_replication_origin', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_replication_origin
UNION ALL SELECT 'pg_parameter_acl', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_parameter_acl
UNION ALL SELECT 'pg_enum', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_enum
UNION ALL SELECT 'pg_collation', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_collation
UNION ALL SELECT 'pg_conversion', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_conversion
UNION ALL SELECT 'pg_language', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_language
UNION ALL SELECT 'pg_transform', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_transform
UNION ALL SELECT 'pg_ts_config', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_ts_config
UNION ALL SELECT 'pg_ts_dict', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_ts_dict
UNION ALL SELECT 'pg_aggregate', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_aggregate
UNION ALL SELECT 'pg_init_privs', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_init_privs
UNION ALL SELECT 'pg_partitioned_table', concat_ws(' ', count(*), sum(xmin::text::bigint), sum(xmax::text::bigint), max(ctid::text)) FROM pg_catalog.pg_partitioned_table
UNION ALL SELECT 'sequences', string_agg(concat_ws(' ', schemaname, sequencename, last_value), ',' ORDER BY 1) FROM (SELECT * FROM pg_sequences ORDER BY 1, 2) AS s
UNION ALL SELECT 'sequence', concat_ws(' ', last_value, log_cnt, is_called) FROM public.planted_sequence
UNION ALL SELECT 'counter', concat_ws(' ', last_value, log_cnt, is_called) FROM other.counter
UNION ALL SELECT 'transactions', pg_snapshot_xmax(pg_current_snapshot())::text
UNION ALL SELECT 'large objects', string_agg(loid || encode(data, 'escape'), ',' ORDER BY loid, pageno) FROM pg_largeobject
UNION ALL SELECT 'prepared transactions', count(*)::text FROM pg_prepared_xacts
UNION ALL SELECT 'slots', count(*)::text FROM pg_replication_slots
UNION ALL SELECT 'start', concat_ws(' ', pg_postmaster_start_time(), pg_conf_load_time())
UNION ALL SELECT 'resets', concat_ws(' ', (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()), (SELECT stats_reset FROM pg_stat_bgwriter), (SELECT stats_reset FROM pg_stat_checkpointer), (SELECT stats_reset FROM pg_stat_archiver), (SELECT stats_reset FROM pg_stat_wal), (SELECT max(stats_reset) FROM pg_stat_io), (SELECT max(stats_reset) FROM pg_stat_slru))
UNION ALL SELECT 'counters', (sum(n_tup_ins) > 0)::text FROM pg_stat_user_tables
UNION ALL SELECT 'recovery', concat_ws(' ', pg_is_in_recovery(), pg_is_in_backup) FROM (SELECT count(*) AS pg_is_in_backup FROM pg_stat_progress_basebackup) AS b
UNION ALL SELECT 'databases', string_agg(concat_ws(' ', oid, datname, datdba, datacl, datconnlimit), ',' ORDER BY oid) FROM pg_database WHERE datname IN (current_database(), 'postgres', 'template1')
UNION ALL SELECT 'log', coalesce((SELECT string_agg(name || setting, ',') FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'), 'none')
