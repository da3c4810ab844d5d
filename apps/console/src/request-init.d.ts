/** What the client says to runtimes that stream a body from a file; the types of browsers do not know it yet. */
interface RequestInit {
  duplex?: 'half';
}
