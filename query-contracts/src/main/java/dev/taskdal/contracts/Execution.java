package dev.taskdal.contracts;

import dev.taskdal.contracts.Breach.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one execution of a sample did: normally one statement. */
record Execution(DeclaredSample sample, PlanMode mode, List<Plan> plans) {

    /** The plan of the statement, if it was one. */
    Optional<Plan> plan() {
        return plans.size() == 1 ? Optional.of(plans.get(0)) : Optional.empty();
    }

    /** What of the contract it broke. */
    List<Breach> breaches() {
        Declared query = sample.query();
        if (plan().isEmpty()) {
            return List.of(new Breach(
                    Clause.STATEMENT,
                    "one statement",
                    plans.size() + " statements",
                    "a sample that calls more than its query, or prepares what it needs in the call and not before"));
        }
        Plan plan = plan().get();
        List<Breach> breaches = new ArrayList<>(Clauses.broken(query.contract(), plan));
        if (!query.statements().isEmpty() && query.statement(plan.sql()).isEmpty()) {
            breaches.add(new Breach(
                    Clause.STATEMENT,
                    "a statement of " + query.name(),
                    plan.sql(),
                    "a sample that calls another query than the one it is declared for"));
        }
        return breaches;
    }
}
