package vn.giaoban.exports;

import java.util.List;
import vn.giaoban.letterhead.PrintedReport.Fact;

/**
 * What a spreadsheet holds: the table on its first sheet; what it is about, and a chart, on the second.
 *
 * @param title what it is about
 * @param facts the same in detail
 * @param <R> what a row is about
 */
public record Book<R>(String title, List<Fact> facts, Table<R> table, Chart chart) {}
