UPDATE shelf SET label = regexp_replace(label, '^\d+\. ', '');
