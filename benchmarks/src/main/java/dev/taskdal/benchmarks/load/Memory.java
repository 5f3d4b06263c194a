package dev.taskdal.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM on this machine takes. */
final class Memory implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private final long pid;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Memory(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    static Memory of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Memory(
                        pid, JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("The service's JVM can't be asked for its memory.", e);
        }
    }

    /**
     * What there is at a moment, after a garbage collection.
     *
     * @param heap bytes in use
     * @param resident bytes of the process in memory; empty where the system doesn't tell
     * @param processorTime used since the process started
     */
    record Reading(long heap, OptionalLong resident, int threads, Duration processorTime) {}

    Reading afterCollection() throws IOException {
        MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        // The second one takes what the first has only found out to be unreachable.
        memory.gc();
        memory.gc();
        OperatingSystemMXBean system =
                bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        return new Reading(
                memory.getHeapMemoryUsage().getUsed(),
                resident(),
                bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class).getThreadCount(),
                Duration.ofNanos(system.getProcessCpuTime()));
    }

    /** Without a collection, which would disturb. */
    OptionalLong resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? OptionalLong.of(Long.parseLong(resident.group(1)) * 1024) : OptionalLong.empty();
    }

    private <T extends PlatformManagedObject> T bean(String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
