package vn.giaoban.deployment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is in a database: of each table how many rows, and a digest of all of them. */
final class Sums {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'""";

    private Sums() {}

    static SortedMap<String, String> of(Connection connection) throws SQLException {
        var all = new TreeMap<String, String>();
        try (var tables = connection.createStatement();
                var names = tables.executeQuery(TABLES)) {
            while (names.next()) all.put(names.getString(1), sum(connection, names.getString(1)));
        }
        return all;
    }

    private static String sum(Connection connection, String table) throws SQLException {
        var digest = "select count(*) || ' rows, ' || md5(coalesce(string_agg(line, ';' order by line), ''))"
                + " from (select md5(t::text) as line from " + table + " t) l";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(digest)) {
            row.next();
            return row.getString(1);
        }
    }
}
