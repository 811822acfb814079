package vn.giaoban.tasks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** Tasks over HTTP. */
@RestController
class TaskController {

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Another time that was proposed; without one when it could not be understood. */
    record ProposalView(
            @Nullable OffsetDateTime start, @Nullable OffsetDateTime end, String comment) {

        static @Nullable ProposalView of(@Nullable Proposal proposal) {
            return proposal == null
                    ? null
                    : new ProposalView(atHome(proposal.start()), atHome(proposal.end()), proposal.comment());
        }
    }

    /** A task, in the words of the contract. */
    record TaskView(
            UUID id,
            TaskKind kind,
            String point,
            BriefingId briefing,
            OffsetDateTime due,
            TaskStatus status,
            @Nullable ProposalView proposal) {

        static TaskView of(Task task) {
            return new TaskView(
                    task.id(),
                    task.kind(),
                    task.point(),
                    task.briefing(),
                    task.due().atZone(HomeZone.ID).toOffsetDateTime(),
                    task.status(),
                    ProposalView.of(task.proposal()));
        }
    }

    private static @Nullable OffsetDateTime atHome(@Nullable Instant time) {
        return time == null ? null : time.atZone(HomeZone.ID).toOffsetDateTime();
    }

    @GetMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Page<TaskView>> list(
            @RequestParam(required = false) @Nullable String point,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new TaskStore.Filter(
                Parameters.text("point", point),
                Parameters.constant("kind", kind, TaskKind.class),
                Parameters.constant("status", status, TaskStatus.class));
        return tasks.list(filter, Paging.of(limit, cursor, 2)).map(page -> page.map(TaskView::of));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules taskPaths() {
            return paths -> paths.pathMatchers("/api/v1/tasks").authenticated();
        }
    }
}
