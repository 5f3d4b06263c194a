package dev.taskdal.dal.label;

/**
 * Names a category among those of its owner.
 *
 * @param value the number that the database gave
 */
public record CategoryId(long value) implements Comparable<CategoryId> {

    @Override
    public int compareTo(CategoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
