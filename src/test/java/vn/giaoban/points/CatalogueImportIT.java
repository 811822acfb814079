package vn.giaoban.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** A file of points or of rooms is taken wholly or not at all. */
@IntegrationTest
class CatalogueImportIT {

    private static final String POINTS = "/api/v1/points";

    @Autowired
    private Api api;

    private final String code = "MOI-" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    @Test
    void aFileIsTriedTakenAndTakenAgain() {
        var points = "\uFEFFcode,name,kind,parent,email,phone,uplink_mbps\r\n"
                + code + ",\"Điểm \"\"A\"\", tầng 2\",COMMUNE,VP-UBND,a@hanoi.example,024 1,10\r\n"
                + code + "-2,Điểm B,COMMUNE," + code + ",,,\r\n";
        assertThat(take("?dryRun=true", points).ok().json())
                .hasToString("{\"created\":2,\"updated\":0,\"unchanged\":0}");
        call("GET", "/" + code, null, null).refused(404, "not-found");
        assertThat(take("", points).ok().json()).hasToString("{\"created\":2,\"updated\":0,\"unchanged\":0}");
        var read = call("GET", "/" + code, null, null).ok();
        assertThat(read.json().path("name").asString()).isEqualTo("Điểm \"A\", tầng 2");
        assertThat(take("", points).ok().json()).hasToString("{\"created\":0,\"updated\":0,\"unchanged\":2}");
        assertThat(call("GET", "/" + code, null, null).header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(take("", points.replace("Điểm B", "Điểm C")).ok().json())
                .hasToString("{\"created\":0,\"updated\":1,\"unchanged\":1}");
        var rooms = "point,code,name,capacity\n" + code + ",P1,Phòng 1,20\n" + code + ",P2,Phòng 2,8\n";
        assertThat(take("", rooms).ok().json()).hasToString("{\"created\":2,\"updated\":0,\"unchanged\":0}");
        assertThat(take("", rooms.replace(",8\n", ",9\n")).ok().json())
                .hasToString("{\"created\":0,\"updated\":1,\"unchanged\":1}");
        assertThat(call("GET", "/" + code, null, null)
                        .json()
                        .at("/rooms/1/capacity")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void saysOfEveryFaultWhereItIsAndTakesNothing() {
        var file = "code,name,kind,parent,email,phone,uplink_mbps\n"
                + code + ",Tốt,OTHER,,,,\n"
                + code + "-2,,CITY,,not-mail,,many\n"
                + code + ",Hai lần,OTHER,,,,\n"
                + "chữ-thường,Sai mã,OTHER,,,,-5\n"
                + code + "-3,Thiếu cột\n";
        var errors = take("", file).refused(400, "invalid-request").json().path("errors");
        assertThat(errors.valueStream()
                        .map(e ->
                                e.path("line").asInt() + ":" + e.path("column").asInt() + " "
                                        + e.path("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "3:2 /3/name",
                        "3:3 /3/kind",
                        "3:5 /3/email",
                        "3:7 /3/uplink_mbps",
                        "4:1 /4/code",
                        "5:1 /5/code",
                        "5:7 /5/uplink_mbps",
                        "6:2 /6");
        call("GET", "/" + code, null, null).refused(404, "not-found");
        var orphan = "code,name,kind,parent,email,phone,uplink_mbps\n" + code + ",A,OTHER,,,,\n" + code
                + "-2,B,OTHER,KHONG-CO,,,\n";
        take("", orphan).invalidAt("/3/parent");
        take("?dryRun=true", orphan).invalidAt("/3/parent");
        call("GET", "/" + code, null, null).refused(404, "not-found");
    }

    @Test
    void aLineBreakInsideQuotesDoesNotMoveTheFaultsAfterIt() {
        var file = "point,code,name,capacity\nQ-BA-DINH,P8,\"Phòng\nhai dòng\",5\nQ-BA-DINH,P9,Phòng,x\n";
        var errors = take("", file).refused(400, "invalid-request").json().path("errors");
        assertThat(errors.findValuesAsString("pointer")).contains("/4/capacity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "code,name,kind,parent,email,phone,uplink_mbps\n",
                "code;name;kind;parent;email;phone;uplink_mbps\nA;B;OTHER;;;;\n",
                "name,code\nA,B\n",
                "code,code,kind,parent,email,phone,uplink_mbps\nA,B,OTHER,,,,\n",
                "code,name,kind,parent,email,phone,uplink_mbps\nA,\"B,OTHER,,,,\n",
                "code,name,kind,parent,email,phone,uplink_mbps\nA,B\u0000,OTHER,,,,\n",
                "code,name,kind,parent,email,phone,uplink_mbps\nA,B,OTHER,\u0000,,,\n",
                "code,name,kind,parent,email,phone,uplink_mbps\nA,B,OTHER,,,,99999999999\n",
                "point,code,name,capacity\nQ-BA-DINH,P9,Phòng,0\n",
                "point,code,name,capacity\nQ-BA-DINH,P9,Phòng,\n",
                "point,code,name,capacity\nKHONG-CO,P9,Phòng,5\n",
                "point,code,name,capacity\nQ-BA-DINH,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,Phòng,5\n",
                "code,name,kind,parent,email,phone,uplink_mbps\nA,B,OTHER,,,,\n A ,B,OTHER,,,,\n",
                "{\"code\":\"A\"}"
            })
    void refusesAFileThatIsNone(String file) {
        take("", file).refused(400, "invalid-request");
        take("?dryRun=true", file).refused(400, "invalid-request");
    }

    @Test
    void refusesAFileThatIsTooLargeOrOfAnotherKind() {
        take("", "code,name,kind,parent,email,phone,uplink_mbps\n" + "A".repeat(1 << 20))
                .refused(413, "too-large");
        HttpCall.byAdmin(api, "POST", POINTS + "/import")
                .json("POST", "{}")
                .send()
                .refused(415, "unsupported-media-type");
        take("?dryRun=perhaps", "code\n").invalidAt("dryRun");
    }

    private Answer call(String method, String path, @Nullable String ifMatch, @Nullable String body) {
        var call = HttpCall.byAdmin(api, method, POINTS + path);
        if (body != null) call.json(method, body);
        if (ifMatch != null) call.header("If-Match", ifMatch);
        return call.send();
    }

    private Answer take(String query, String csv) {
        return HttpCall.byAdmin(api, "POST", POINTS + "/import" + query)
                .body("POST", "text/csv", csv)
                .send();
    }
}
