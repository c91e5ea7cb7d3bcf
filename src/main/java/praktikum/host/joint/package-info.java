/**
 * Questions of one kind that one command can ask together: what each of several files holds, how each of several units stands.
 * {@link praktikum.host.joint.JointCommand} is its front door. Its rule: each question gets the answer that its own command would have
 * given, and one for which that is not certain is asked by its own command.
 */
package praktikum.host.joint;
