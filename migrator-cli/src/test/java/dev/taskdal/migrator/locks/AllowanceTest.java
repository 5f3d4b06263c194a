package dev.taskdal.migrator.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void script_withAllows_hasThoseOnLinesOfTheirOwn() {
        List<Allowance> allowances = Allowance.in("V1__x.sql", """
                -- allow: index-build on task because it is small
                CREATE INDEX ix ON task (id);
                  --allow:   backfill   because   it has ten rows
                SELECT '-- allow: rewrite because it is text'; -- allow: rewrite because it is behind something
                """);

        assertThat(allowances)
                .containsExactly(
                        new Allowance(
                                "V1__x.sql",
                                1,
                                "index-build on task because it is small",
                                Rule.INDEX_BUILD,
                                "task",
                                "it is small",
                                null),
                        new Allowance(
                                "V1__x.sql",
                                3,
                                "backfill   because   it has ten rows",
                                Rule.BACKFILL,
                                null,
                                "it has ten rows",
                                null));
    }

    @Test
    void allow_onATable_acceptsItWithAndWithoutItsSchema() {
        LockFinding finding = new LockFinding(Rule.INDEX_BUILD, "V1__x.sql", 1, List.of("public.task"), "");

        assertThat(allow("index-build on task because a").accepts(finding)).isTrue();
        assertThat(allow("index-build on public.task because a").accepts(finding))
                .isTrue();
        assertThat(allow("index-build because a").accepts(finding)).isTrue();
        assertThat(allow("index-build on sk because a").accepts(finding)).isFalse();
        assertThat(allow("unique-build because a").accepts(finding)).isFalse();
        assertThat(allow("index-build").accepts(finding)).isFalse();
    }

    private static Allowance allow(String text) {
        return Allowance.of("V1__x.sql", 1, text);
    }
}
