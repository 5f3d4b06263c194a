package dev.taskdal.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Address;
import dev.taskdal.benchmarks.work.Call;
import dev.taskdal.benchmarks.work.Pools;
import dev.taskdal.benchmarks.work.Seed;
import dev.taskdal.benchmarks.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What JMH's fork runs: the calls of one contestant, on the server of the JVM that started it. */
@State(Scope.Benchmark)
public class AllocationLoop {

    /** Where the server is, and how much is in it: set by {@link Allocation}. */
    @Param("")
    public String address;

    @Param("0")
    public int users;

    @Param("0")
    public int tasks;

    @Param("JDBC")
    public Entrant entrant;

    @Param("FIND_TASK")
    public Work work;

    private HikariDataSource pool;
    private Contestant contestant;
    private Call call;

    @Setup
    public void open() throws SQLException, IOException {
        pool = Pools.open(Address.fromFile(Path.of(address)), 1);
        contestant = entrant.open(pool);
        call = work.prepare(entrant, contestant, new Seed(users, tasks));
    }

    @Benchmark
    public Object call() throws SQLException {
        return call.run();
    }

    @TearDown
    public void close() {
        contestant.close();
        pool.close();
    }
}
