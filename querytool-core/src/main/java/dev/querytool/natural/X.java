package dev.querytool.natural;
final class X { static double p(String n, double d) { String s = System.getProperty(n); return s == null ? d : Double.parseDouble(s); } }
