/**
 * The chapter on the quorum drill. Front door: {@link praktikum.report.quorum.QuorumChapter}; its template is {@code
 * templates/report/quorum}. It looks at the drill's timeline only.
 */
package praktikum.report.quorum;
