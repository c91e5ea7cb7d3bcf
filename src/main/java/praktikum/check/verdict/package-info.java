/** What came of a check: {@link praktikum.check.verdict.Verdict}. One rule: keys and values only, to be told in any language. */
package praktikum.check.verdict;
