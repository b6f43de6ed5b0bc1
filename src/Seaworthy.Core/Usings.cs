// What nearly every file of Core names. That a lower layer names no higher one is tested on the compiled assembly.
global using System;
global using System.Collections.Generic;
global using Seaworthy.Edits;
global using Seaworthy.Model;
global using Seaworthy.Rules;
global using Seaworthy.Syntax.Yaml;
global using Seaworthy.Text;
