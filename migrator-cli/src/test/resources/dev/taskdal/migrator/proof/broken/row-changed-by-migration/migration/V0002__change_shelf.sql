UPDATE shelf SET label = upper(label);
