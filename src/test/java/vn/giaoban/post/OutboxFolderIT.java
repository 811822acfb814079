package vn.giaoban.post;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;

@IntegrationTest
class OutboxFolderIT {

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    @Autowired
    Post post;

    @Test
    void everyPointHasOneFileHoweverOftenTheProcessDies() throws Exception {
        var deliveries = new Deliveries(api, database);
        var briefing = api.schedule(aBriefing()
                .titled("Thư để trong thư mục")
                .across("ALL")
                .published()
                .body());
        assertThat(deliveries.settled(briefing).at("/counts/SENT").asInt()).isEqualTo(53);
        var files = filesOf(briefing);
        assertThat(files).hasSize(53).allSatisfy((_, text) -> assertThat(text).contains("METHOD:REQUEST"));
        deliveries.leaveAsAfterAKill(briefing);
        deliveries.settled(briefing);
        assertThat(filesOf(briefing)).isEqualTo(files);
    }

    private Map<String, String> filesOf(JsonNode briefing) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(((FolderPost) post).folder())) {
            for (Path file : files.filter(f -> f.toString().contains(Deliveries.id(briefing)))
                    .toList())
                contents.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }
}
