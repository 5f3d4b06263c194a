/** The proof that each migration leads up, down and up again without a trace: its result, its progress, and a JUnit class. */
@NullMarked
package dev.taskdal.migrator.proof;

import org.jspecify.annotations.NullMarked;
