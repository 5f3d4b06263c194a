package dev.taskdal.benchmarks.contestant;

import java.util.function.Function;
import javax.sql.DataSource;

/** The contestants, in the order of the report. Another one is a line here and a class. */
public enum Entrant {
    /** The others are compared with it; its many rows go in through {@code COPY}. */
    JDBC("JDBC by hand", Jdbc::new),

    /** The same, but for the way in which many rows go in. */
    JDBC_BATCH("JDBC by hand, batch", JdbcBatch::new),

    /** As {@code COPY}, it returns nothing of many rows. */
    DAL("dal", DalContestant::new),

    /** The same, but that it returns them. */
    DAL_RETURNING("dal, rows returned", DalReturning::new),

    /** JDBC, on connections that may plan a statement at each call. */
    JDBC_AUTO("JDBC by hand, planned anew", Jdbc::new),

    /** The layer, on connections that may plan a statement at each call. */
    DAL_AUTO("dal, planned anew", DalContestant::new),

    JOOQ("plain jOOQ", PlainJooq::new),

    /** Its mappers read columns by name. */
    JDBC_CLIENT("Spring JdbcClient", SpringJdbcClient::byName),

    /** Its mappers are those of JDBC by hand. */
    JDBC_CLIENT_BY_INDEX("Spring JdbcClient, by index", SpringJdbcClient::byIndex),

    SPRING_DATA("Spring Data JDBC", SpringDataJdbc::new),
    JDBI("Jdbi", JdbiContestant::new),
    MYBATIS("MyBatis", MyBatis::new),
    HIBERNATE_STATELESS("Hibernate StatelessSession", HibernateStateless::new),
    HIBERNATE("Hibernate EntityManager", HibernateEntityManager::new);

    private final String title;
    private final Function<DataSource, Contestant> opener;

    Entrant(String title, Function<DataSource, Contestant> opener) {
        this.title = title;
        this.opener = opener;
    }

    /** Whether it only shows another way to insert many rows, and has nothing to add in other work. */
    public boolean isVariant() {
        return this == JDBC_BATCH || this == DAL_RETURNING;
    }

    /** Whether it is the layer, in one way or another. */
    public boolean isOfTheLayer() {
        return this == DAL || this == DAL_RETURNING || this == DAL_AUTO;
    }

    /**
     * The setting {@code plan_cache_mode} of its connections. All plan a statement once, as services of the layer do, but
     * for those which show what that saves.
     */
    public String planCacheMode() {
        return isPlannedAnew() ? "auto" : "force_generic_plan";
    }

    private boolean isPlannedAnew() {
        return this == JDBC_AUTO || this == DAL_AUTO;
    }

    /** Whether it takes part where a thousand rows go in: not if it differs in plans or in the reading of rows alone. */
    public boolean isForSomeRows() {
        return !isPlannedAnew() && this != JDBC_CLIENT_BY_INDEX;
    }

    /**
     * Whether it is a tool for very many rows. Those that insert row by row aren't: what a thousand rows cost tells enough,
     * and a hundred thousand would take most of the time of a run.
     */
    public boolean isForManyRows() {
        return isForSomeRows() && this != SPRING_DATA && this != HIBERNATE_STATELESS && this != HIBERNATE;
    }

    /** As the report calls it. */
    public String title() {
        return title;
    }

    /** Opens it over a pool, which stays the caller's to close. */
    public Contestant open(DataSource pool) {
        return opener.apply(pool);
    }
}
