package vn.giaoban;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.database.ReactiveJob;

/** The rules of the house. */
class ArchitectureTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Giaoban.class);

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.giaoban");

    @Test
    void modulesUseOnlyWhatTheySayAndMakeNoCircle() {
        MODULES.verify();
    }

    @Test
    void theStartKnowsAllModulesEachAfterThoseItUses() throws IOException {
        var known = new ArrayList<String>();
        var file = new ClassPathResource(ApplicationModulesExporter.DEFAULT_LOCATION);
        JsonMapper.shared()
                .readTree(file.getContentAsByteArray())
                .propertyNames()
                .forEach(known::add);
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
        for (var module : MODULES) {
            var before = known.subList(0, known.indexOf(module.getIdentifier().toString()));
            assertThat(before)
                    .containsAll(module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(other -> other.getIdentifier().toString())
                            .toList());
        }
    }

    @Test
    void aModuleIsOneFlatPackage() {
        noClasses()
                .should()
                .resideInAnyPackage("vn.giaoban.*.*..")
                .because("package-private is the wall between modules, and sub-packages would force everything public")
                .check(HOUSE);
    }

    @Test
    void theWordsThatAllShareArePlainJava() {
        noClasses()
                .that()
                .resideInAPackage("vn.giaoban.kernel")
                .and(areNot("package-info", c -> c.getSimpleName().equals("package-info")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..", "tools.jackson..")
                .because("every module stands on the kernel, so it must stand on nothing")
                .check(HOUSE);
    }

    @Test
    void whoWasThereIsComputedInPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("vn.giaoban.presence")
                .and(areNot("package-info", c -> c.getSimpleName().equals("package-info")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..", "tools.jackson..")
                .because("a verdict that is disputed is computed again from the facts alone")
                .check(HOUSE);
    }

    @Test
    void whatARuleMeansIsSaidInPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("vn.giaoban.recurrence")
                .and(areNot("package-info", c -> c.getSimpleName().equals("package-info")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "reactor..", "io.r2dbc..", "tools.jackson..", "net.fortuna..")
                .because("the days of a series depend on nothing but its rule; why not on ical4j, record 4 says")
                .check(HOUSE);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that(areNot(
                        "stores",
                        c -> c.isAnnotatedWith(Repository.class)
                                || c.getName().matches(".*(Store|Transactions|ConnectionPools)")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DatabaseClient.class)
                .because("the SQL of a noun lives in its store")
                .check(HOUSE);
    }

    @Test
    void storesAreHidden() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notBePublic()
                .because("a module reads no other module's tables")
                .check(HOUSE);
    }

    @Test
    void nobodyWaitsForAResultButStartAndJobs() {
        noClasses()
                .that(areNot(
                        "start-up or jobs",
                        c -> c.isAssignableTo(ApplicationRunner.class)
                                || c.isAssignableTo(SmartInitializingSingleton.class)
                                || c.isAssignableTo(ReactiveJob.class)))
                .should()
                .callMethod(Mono.class, "block")
                .orShould()
                .callMethod(Mono.class, "block", Duration.class)
                .orShould()
                .callMethod(Flux.class, "blockFirst")
                .orShould()
                .callMethod(Flux.class, "blockLast")
                .because("a thread that waits is a request that is not served")
                .check(HOUSE);
    }

    @Test
    void whatJobsCanNotDoIsToldTheSameWay() {
        classes()
                .that()
                .implement(Job.class)
                .should()
                .beAssignableTo(ReactiveJob.class)
                .because("a database that is away is a line in the log, not a trace")
                .check(HOUSE);
    }

    @Test
    void timeComesFromTheClock() {
        var rule = noClasses().should().callMethod(Instant.class, "now");
        for (var type :
                new Class<?>[] {LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class})
            rule = rule.orShould().callMethod(type, "now");
        rule.because("tests and replays move the clock").check(HOUSE);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("an office reads its log")
                .check(HOUSE);
    }

    @Test
    void nothingIsTransactionalByAnnotation() {
        noMethods()
                .should()
                .beAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .because("a transaction that a caller can cancel strands its connection: Transactions.run shields it")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> areNot(String what, Predicate<JavaClass> are) {
        return DescribedPredicate.describe("are not " + what, c -> !are.test(c));
    }
}
