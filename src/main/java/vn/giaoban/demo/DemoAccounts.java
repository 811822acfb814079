package vn.giaoban.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.accounts.HouseAccounts;
import vn.giaoban.accounts.Role;
import vn.giaoban.kernel.StartupNote;

/** An account for each role, told on the console; {@code admin} is made as in any other house, with the same password. */
@Component
@Profile("demo")
@Order(2)
class DemoAccounts implements ApplicationRunner, StartupNote {

    private static final String PASSWORD = "giaoban-demo";
    private static final String LINE = "  %-14s %-16s %s";

    private final HouseAccounts accounts;
    private final Environment environment;

    DemoAccounts(HouseAccounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    /** Somebody who may log in. */
    private enum Login {
        SECRETARY("thuky", Role.SECRETARY, null, "Thư ký Thành phố · city secretary"),
        POINT_SECRETARY(
                "thuky.badinh", Role.POINT_SECRETARY, "Q-BA-DINH", "Thư ký điểm cầu Quận Ba Đình · point secretary"),
        LEADER("lanhdao", Role.LEADER, null, "Lãnh đạo · leader"),
        OPERATOR("kythuat", Role.OPERATOR, null, "Trực kỹ thuật · operator");

        private final String username;
        private final Role role;
        private final @Nullable String point;
        private final String words;

        Login(String username, Role role, @Nullable String point, String words) {
            this.username = username;
            this.role = role;
            this.point = point;
            this.words = words;
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromArray(Login.values())
                .concatMap(login ->
                        accounts.make(login.username, PASSWORD, login.role, login.point, DemoConfiguration.DEMO))
                .then()
                .block();
    }

    @Override
    public List<String> lines() {
        var base = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("BẢN DÙNG THỬ · DEMO: dữ liệu minh họa, không gửi thư · made-up data, nothing is mailed");
        lines.add(LINE.formatted("Tài khoản", "Mật khẩu", "Vai trò · role"));
        lines.add(LINE.formatted(
                "admin", environment.getProperty("giaoban.admin-password", ""), "Quản trị · administrator"));
        for (var login : Login.values()) lines.add(LINE.formatted(login.username, PASSWORD, login.words));
        lines.add("  Lịch tuần · week board " + base + "/   Trực tiếp · live " + base + "/live   Báo cáo · reports "
                + base + "/reports");
        lines.add("");
        return lines;
    }
}
