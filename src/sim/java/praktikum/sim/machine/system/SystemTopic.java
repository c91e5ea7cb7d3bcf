package praktikum.sim.machine.system;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;

/** Kernel, modules, devices, power, and the files that say what system it is. */
public final class SystemTopic implements Topic, FaultSource {

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new KernelFiles(machine), new KernelModules(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        var commands = new ArrayList<>(List.of(
                Command.instant("/usr/bin/hostnamectl", machine, new Hostnamectl()),
                Command.instant("/usr/bin/uname", machine, KernelTools::uname),
                Command.instant("/usr/bin/uptime", machine, KernelTools::uptime),
                Command.instant("/usr/bin/systemd-detect-virt", machine, KernelTools::detectVirt),
                Command.instant("/usr/sbin/lsmod", machine, KernelTools::lsmod),
                Command.instant("/usr/bin/ps", machine, new ProcessStatus()),
                Command.instant("/usr/bin/nproc", machine, MemoryTools::nproc),
                Command.instant("/usr/bin/free", machine, MemoryTools::free),
                Command.instant("/usr/bin/systemd-machine-id-setup", machine, Hostnamectl::setMachineId),
                Command.instant("/usr/sbin/modprobe", machine, KernelTools::modprobe)));
        for (String name : List.of("reboot", "poweroff", "halt", "shutdown")) {
            commands.add(new Command("/usr/sbin/" + name, new Reboot(machine, name)));
        }
        return commands;
    }

    @Override
    public List<Fault> faults() {
        return SystemFaults.all();
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Disk disk = machine.disk();
        List.of("/usr/bin", "/usr/sbin", "/tmp", "/run", "/mnt", "/home", "/var/tmp", "/var/lock", "/root", "/etc/modprobe.d")
                .forEach(disk::makeDirectories);
        disk.write("/etc/machine-id", UUID.nameUUIDFromBytes(plan.name().getBytes()).toString().replace("-", "") + "\n", 0444);
        String debian = machine.release().debian();
        String codename = machine.release().codename();
        disk.write("/etc/debian_version", debian + ".2\n");
        disk.write("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux " + debian + " (" + codename + ")\"\n"
                + "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"" + debian + "\"\nVERSION=\"" + debian + " (" + codename + ")\"\n"
                + "VERSION_CODENAME=" + codename + "\nID=debian\nHOME_URL=\"https://www.debian.org/\"\n");
        disk.write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n");
        disk.write("/etc/group", "root:x:0:\nwww-data:x:33:\nkvm:x:104:\n");
        Passwords.set(disk, "root", plan.rootPassword());
        disk.write("/etc/shells", "/bin/sh\n/bin/bash\n");
        if (machine.product() == Product.PROXMOX_VE) {
            disk.write("/etc/modprobe.d/pve-blacklist.conf", "# This file contains a list of modules which are not supported by Proxmox VE"
                    + "\n\n# nvidiafb see bugreport https://bugzilla.proxmox.com/show_bug.cgi?id=701\nblacklist nvidiafb\n");
        }
        disk.write("/root/.bashrc", "# ~/.bashrc: executed by bash(1) for non-login shells.\n\n# export PS1='\\h:\\w\\$ '\n# umask 022\n");
        disk.write("/root/.profile", "# ~/.profile: executed by Bourne-compatible login shells.\n\nif [ \"$BASH\" ]; then\n"
                + "  if [ -f ~/.bashrc ]; then\n    . ~/.bashrc\n  fi\nfi\n\nmesg n 2> /dev/null || true\n");
    }
}
