package dev.taskdal.sample.account;

import dev.taskdal.dal.user.UserId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Whose session is which, so that those of one user can be ended. In memory, as the sessions are; thread-safe. */
@Component
final class UserSessions implements HttpSessionListener {

    private record Entry(UserId user, HttpSession.Accessor session) {}

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();

    /** Remembers a session for as long as there is one. */
    void add(UserId user, HttpSession session) {
        byId.put(session.getId(), new Entry(user, session.getAccessor()));
    }

    /** Ends all sessions of a user but that one. */
    void endOthers(UserId user, HttpSession kept) {
        byId.forEach((id, entry) -> {
            if (entry.user().equals(user) && !id.equals(kept.getId())) {
                try {
                    entry.session().access(HttpSession::invalidate);
                } catch (IllegalStateException e) {
                    // It has ended by itself.
                }
            }
        });
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        byId.remove(event.getSession().getId());
    }
}
