package dev.querytool.guard;

import java.util.Set;

/** PostgreSQL's own types that a cast may name: none reads a catalogue or runs code of others. */
final class PostgresTypes {

  /** Types of one word, whose literals are cast to the very same type. */
  private static final Set<String> PLAIN =
      Set.of(
          """
          bigint bool boolean box bytea cidr circle date datemultirange daterange decimal
          float4 float8 inet int int2 int4 int4multirange int4range int8 int8multirange int8range
          integer json jsonb jsonpath line lseg macaddr macaddr8 money name numeric
          nummultirange numrange oid path pg_lsn point polygon real smallint text time timestamp
          timestamptz timetz tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector uuid
          varbit varchar
          """
              .strip()
              .split("\\s+"));

  /** Types that are longer in a literal than in a cast, or have a unit behind their literal. */
  private static final Set<String> OTHERS =
      Set.of(
          "bit",
          "bit varying",
          "bpchar",
          "char",
          "character",
          "character varying",
          "char varying",
          "double precision",
          "float",
          "interval",
          "time with time zone",
          "time without time zone",
          "timestamp with time zone",
          "timestamp without time zone");

  /** The server's own names for arrays of such types. */
  private static final Set<String> ARRAYS =
      Set.of(
          """
          _bit _bool _box _bpchar _bytea _cidr _circle _date _datemultirange _daterange _float4
          _float8 _inet _int2 _int4 _int4multirange _int4range _int8 _int8multirange _int8range
          _interval _json _jsonb _jsonpath _line _lseg _macaddr _macaddr8 _money _name _numeric
          _nummultirange _numrange _oid _path _pg_lsn _point _polygon _text _time _timestamp
          _timestamptz _timetz _tsmultirange _tsquery _tsrange _tstzmultirange _tstzrange _tsvector
          _uuid _varbit _varchar
          """
              .strip()
              .split("\\s+"));

  private PostgresTypes() {}

  /** Tells whether a folded name is that of a type whose literal may be written as a cast. */
  static boolean castsLiteral(String folded) {
    return PLAIN.contains(folded);
  }

  /** Tells whether a folded name, single blanks between its words, is that of a known type. */
  static boolean known(String folded) {
    return PLAIN.contains(folded) || OTHERS.contains(folded) || ARRAYS.contains(folded);
  }
}
