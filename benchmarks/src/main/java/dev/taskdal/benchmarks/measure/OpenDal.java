package dev.taskdal.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.benchmarks.work.Address;
import dev.taskdal.benchmarks.work.Pools;
import dev.taskdal.dal.Dal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Prints how many nanoseconds a JVM takes to open the layer. The pool has its connection by then. */
final class OpenDal {

    private OpenDal() {}

    /** @param arguments the file that names the server, and an {@link Opening.Start} */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (HikariDataSource pool = Pools.open(Address.fromFile(Path.of(arguments[0])), 1)) {
            try (Connection connection = pool.getConnection()) {
                connection.isValid(1);
            }
            Opening.Start start = Opening.Start.valueOf(arguments[1]);
            long begin = System.nanoTime();
            if (start.isJooqFirst()) {
                DSL.using(SQLDialect.POSTGRES).render(DSL.selectOne());
            }
            if (!start.isJooqAlone()) {
                begin = System.nanoTime();
                Dal.open(pool);
            }
            System.out.println(Opening.RESULT + (System.nanoTime() - begin));
        }
    }
}
