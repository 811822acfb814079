package vn.giaoban.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** As offices in Hà Nội write it. */
final class VietnamesePhrases implements Phrases {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Override
    public String daily(int interval) {
        return interval == 1 ? "Hằng ngày" : interval + " ngày một lần";
    }

    @Override
    public String weekly(List<DayOfWeek> days, int interval) {
        return repeated(days(days), "tuần", interval);
    }

    @Override
    public String monthly(List<Integer> days, int interval) {
        var numbers = days.stream().filter(day -> day > 0).map(String::valueOf).toList();
        var last = days.contains(-1) ? "ngày cuối cùng" : "";
        var named = numbers.isEmpty() ? "Ngày cuối cùng" : "Ngày " + list(numbers);
        return repeated(numbers.isEmpty() || last.isEmpty() ? named : named + " và " + last, "tháng", interval);
    }

    @Override
    public String monthlyOn(List<Weekday> days, int interval) {
        var named = list(days.stream()
                .map(day -> name(day.day()) + ordinal(day.ordinal()))
                .toList());
        return repeated(named, "tháng", interval);
    }

    @Override
    public String monthlyOnWorkday(boolean last, int interval) {
        return repeated("Ngày thường" + ordinal(last ? -1 : 1), "tháng", interval) + " (Thứ Hai đến Thứ Sáu)";
    }

    @Override
    public String yearly(MonthDay day) {
        return "Ngày " + day.getDayOfMonth() + " tháng " + day.getMonthValue() + " hằng năm";
    }

    @Override
    public String moved(long days) {
        return (days > 0 ? "muộn hơn " : "sớm hơn ") + Math.abs(days) + " ngày";
    }

    @Override
    public String times(int count) {
        return count + " lần";
    }

    @Override
    public String until(LocalDate day) {
        return "đến " + DATE.format(day);
    }

    private static String repeated(String what, String unit, int interval) {
        return interval == 1 ? what + " hằng " + unit : what + ", " + interval + " " + unit + " một lần";
    }

    private static String days(List<DayOfWeek> days) {
        if (RecurrenceWords.WORKDAYS.equals(days)) return "Thứ Hai đến Thứ Sáu";
        return list(days.stream().map(VietnamesePhrases::name).toList());
    }

    /** "Thứ Hai thứ hai" would be read as a slip of the pen, hence "lần thứ 2". */
    private static String ordinal(int ordinal) {
        return switch (ordinal) {
            case 1 -> " đầu tiên";
            case -1 -> " cuối cùng";
            default -> " lần thứ " + ordinal;
        };
    }

    private static String list(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        return String.join(", ", names.subList(0, names.size() - 1)) + " và " + names.getLast();
    }

    private static String name(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "Thứ Hai";
            case TUESDAY -> "Thứ Ba";
            case WEDNESDAY -> "Thứ Tư";
            case THURSDAY -> "Thứ Năm";
            case FRIDAY -> "Thứ Sáu";
            case SATURDAY -> "Thứ Bảy";
            case SUNDAY -> "Chủ Nhật";
        };
    }
}
