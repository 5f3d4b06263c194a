UPDATE shelf SET height = 200;
