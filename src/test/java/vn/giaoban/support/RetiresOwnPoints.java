package vn.giaoban.support;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Takes the {@link OwnPoints} of a class out of use when it is done. The hundreds that all classes make would be rows of every page that shows points, and a browser takes
 * longer over each test the later it runs. Not by {@code DELETE}, which spares a point that briefings still need.
 */
final class RetiresOwnPoints implements TestExecutionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void afterTestClass(TestContext test) {
        // a nested class shares the points of the one around it
        if (test.getTestClass().isMemberClass() || !test.hasApplicationContext()) return;
        test.getApplicationContext()
                .getBean(DatabaseClient.class)
                .sql("update points.point set retired = true, version = version + 1 where code like '"
                        + OwnPoints.PREFIX + "%' and not retired")
                .fetch()
                .rowsUpdated()
                // some classes leave no database behind, and no service that would show points
                .timeout(PATIENCE)
                .onErrorComplete()
                .block();
    }
}
