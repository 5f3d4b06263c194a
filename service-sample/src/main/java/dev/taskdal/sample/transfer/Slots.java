package dev.taskdal.sample.transfer;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.BusyException;
import java.util.HashSet;
import java.util.Set;

/** How many users may do something at once that takes long; each of them once. */
final class Slots {

    private final String what;
    private final int most;
    private final Set<UserId> taken = new HashSet<>();

    Slots(String what, int most) {
        this.what = what;
        this.most = most;
    }

    /** What is done in a slot. */
    interface Work<T, E extends Exception> {

        T run() throws E;
    }

    /**
     * Does it, if there is a slot.
     *
     * @throws BusyException if there is none, or the user has one already
     */
    <T, E extends Exception> T in(UserId user, Work<T, E> work) throws E {
        synchronized (taken) {
            if (taken.size() >= most || !taken.add(user)) {
                throw new BusyException(what);
            }
        }
        try {
            return work.run();
        } finally {
            synchronized (taken) {
                taken.remove(user);
            }
        }
    }
}
