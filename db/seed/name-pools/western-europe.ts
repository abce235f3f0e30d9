import { namePool } from './pool.ts'

// Everyday names from general knowledge, put together at random. Family names that one well-known bearer has made
// hard to use (heads of state and government, terrorists) are left out here and in the other files of this folder.

export const english = namePool({
  language: 'en',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'GBR*5 USA*6 CAN*3 AUS*3 IRL*2 NZL JAM TTO BHS BRB GUY',
  secondGiven: 0.6,
  men: `Andrew=Andy Anthony=Tony Barry Brian Christopher=Chris Colin Craig Daniel=Dan Darren Derek Douglas Edward=Ed
    Gareth Geoffrey=Jeffrey Graham Ian Keith Kenneth=Ken Kevin Lee Matthew=Matt Neil Nicholas=Nick Philip=Phillip
    Raymond=Ray Roger Stephen=Steven/Steve Stuart=Stewart Terence=Terry`,
  women: `Abigail Alison=Allison Amanda=Mandy Angela Beverley Carol Catherine=Katherine/Kate Christine Claire=Clare Deborah=Debra
    Denise Fiona Gillian=Jill Heather Helen Jacqueline Janet Joanne=Jo Judith Karen Lesley Louise Lynn=Lynne Melanie
    Nicola Pamela=Pam Rachel Rebecca Susan=Sue Theresa=Teresa Wendy Yvonne`,
  families: `Ashdown Atkins Barlow Benson Birchall Brookes=Brooks Carmichael Cartwright Crossley
    Donnelly Ellison Fairbanks Fletcher Garside Gilchrist Goddard Harcourt Haywood Hutchinson Kendrick
    Langford Lockwood MacAllister=McAllister/Macalister Marsden Norwood O’Rourke=O'Rourke/ORourke Pemberton
    Ridley Shepherd=Sheppard Stanton Thornhill Underwood Winslow`,
})

export const french = namePool({
  language: 'fr',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'FRA*6 BEL*2 CHE CAN*2 CIV*2 SEN CMR*2 COD*2 BEN HTI*2 LUX MCO GAB COG',
  secondGiven: 0.35,
  men: `Alain André Antoine Bernard Benoît Christophe Cédric Damien Didier Étienne Fabrice François Frédéric Gérard Guillaume
    Hervé Jean-Luc=Jean_Luc Jérôme Julien Laurent Loïc Mathieu=Matthieu Olivier Pascal Philippe Rémi=Rémy Stéphane
    Sylvain Thierry Xavier Yannick`,
  women: `Agnès Amélie Anne-Marie=Anne_Marie Aurélie Béatrice Brigitte Céline Chantal Claire Delphine Élise Émilie Florence
    Françoise Geneviève Hélène Isabelle Joëlle Laëtitia=Laetitia Léa Mireille Monique Nathalie Océane Pauline Sandrine
    Solène Sylvie Valérie Véronique`,
  families: `Aubert Barbier Beaulieu Bélanger Besson Blanchard Bouchard Bourgeois Caron Chevallier=Chevalier Collet Delorme
    Descamps Dufour Duchêne Fauvel Ferrand Gaillard Girard Hébert Joubert Lacroix Lambert Leclercq=Leclerc Lefèvre=Lefebvre
    Lemaître Marchand Mercier Noël Pelletier Perrin Renaud=Renault Rousselle Savary Tessier Vasseur Verdier`,
})

export const german = namePool({
  language: 'de',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'DEU*7 AUT*2 CHE*2 LIE LUX',
  secondGiven: 0.25,
  men: `Andreas Bernd Christian Dieter Dirk Florian Frank Gerhard Günther=Guenther/Gunter Hans-Peter=Hans_Peter Heiko Holger
    Jens Jörg=Joerg Jürgen=Juergen Karsten=Carsten Klaus=Claus Lukas=Lucas Manfred Markus=Marcus Matthias=Mathias Norbert Ralf=Ralph
    Rainer=Reiner Sebastian Stefan=Stephan Sven Tobias Uwe Volker Wolfgang`,
  women: `Andrea Anja Annette Bärbel=Baerbel Birgit Christa Claudia Daniela Doris Elke Gabriele Gisela Heike Ingrid Jutta Karin Käthe=Kaethe
    Kerstin Manuela Martina Monika Petra Renate Sabine Silke Simone Sigrid Susanne Tanja Ulrike Ute`,
  families: `Albrecht Bachmann Baumgärtner=Baumgaertner Böhme=Boehme Brückner=Brueckner Dietrich Engelhardt Förster=Foerster
    Friedrichs Göbel=Goebel Grünwald=Gruenwald Haas Hartmann Heinemann Jäger=Jaeger Kaltenbach Keßler=Kessler Köhler=Koehler
    Krämer=Kraemer Krüger=Krueger Lindemann Löffler=Loeffler Lütke=Luetke Möller=Moeller Neumann Ostermann Pfeiffer=Pfeifer
    Reinhardt Sauer Schäfer=Schaefer Schröter=Schroeter Schütz=Schuetz Seidel Steinbach Thiele Vogt=Voigt Weiß=Weiss
    Winkler Zimmermann`,
})

export const spanish = namePool({
  language: 'es',
  script: 'Latn',
  pattern: 'two_families',
  countries:
    'ESP*5 MEX*5 COL*4 ARG*4 PER*3 VEN*2 CHL*2 ECU*2 GTM BOL DOM*2 HND PRY URY CRI PAN CUB SLV NIC GNQ',
  secondGiven: 0.45,
  men: `Adrián Agustín Alberto Alfonso Álvaro Andrés Arturo Carlos César Cristóbal Eduardo Emilio Enrique Esteban Fabián Felipe
    Gonzalo Guillermo Gustavo Héctor Íñigo Joaquín Jorge Julián Leandro Martín Mauricio Néstor Octavio Ramiro Rubén
    Sebastián Tomás Víctor`,
  women: `Adela Alejandra Ángeles Beatriz Belén Carmen Catalina Claudia Concepción Dolores Elena Esperanza Estefanía Gloria
    Guadalupe Inés Isabel Jimena=Ximena Lourdes Lucía Magdalena Marisol Mercedes Mónica Natalia Pilar Raquel Rocío
    Rosario Sofía Teresa Verónica Yolanda`,
  families: `Acosta Aguirre Alarcón Arévalo Ávila Barrios Benítez Bermúdez Cárdenas Carrasco Cisneros Córdova=Córdoba Delgado
    Domínguez Echeverría=Etcheverría Espinosa=Espinoza Fajardo Figueroa Galván Giménez=Jiménez Guerrero Herrera Hinojosa
    Ibáñez=Ybáñez Lozano Márquez Medina Mejía Montoya Muñoz=Munoz Navarrete Ocampo Ordóñez Palacios Peña=Pena Quintero
    Rosales Salcedo Sepúlveda Villanueva Zamora`,
})

export const portuguese = namePool({
  language: 'pt',
  script: 'Latn',
  pattern: 'mother_then_father',
  countries: 'BRA*8 PRT*5 AGO*3 MOZ*3 CPV GNB STP TLS',
  secondGiven: 0.3,
  men: `Adriano Afonso Anselmo António=Antônio Bernardo Bruno Caetano Daniel Diogo Duarte Edson Fábio Filipe=Felipe Flávio
    Gilberto Gonçalo Henrique Jaime João Joaquim Márcio Nélson Nuno Otávio Paulo Renato Rogério Rui=Ruy Sérgio
    Tiago=Thiago Vasco Wagner`,
  women: `Adriana Alice Amélia Beatriz Bruna Carla Catarina Cláudia Conceição Débora Elisabete Fátima Fernanda Filipa Graça
    Helena Inês Joana Juliana Leonor Luísa Luzia Madalena Margarida Mariana Marta Patrícia Raquel Renata Rosângela
    Sílvia Tânia Vânia`,
  families: `Abreu Almeida Alvarenga Amaral Araújo Azevedo Barbosa Batista=Baptista Brandão Camargo Cardoso Carvalho Coelho
    Cordeiro Cunha Esteves Falcão Figueiredo Fonseca Freitas Guimarães Leitão Lobato Magalhães Marinho Matias=Mathias
    Medeiros Mesquita Monteiro Mourão Neves Nogueira Paiva Peixoto Pinheiro Queirós=Queiroz Rebelo Sampaio Simões Tavares
    Teixeira Vasconcelos=Vasconcellos Vilela`,
})

export const italian = namePool({
  language: 'it',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'ITA*7 CHE SMR',
  secondGiven: 0.1,
  men: `Alessandro Alberto Angelo Antonello Bruno Carmine Claudio Corrado Dario Davide Emanuele Enzo Fabio Filippo Franco Gennaro
    Giacomo Gianluca=Gian_Luca Gino Lorenzo Maurizio Nicolò=Niccolò Ottavio Pasquale Renato Rocco Salvatore Tommaso Umberto`,
  women: `Agnese Alessia Antonella Bianca Carlotta Chiara Cinzia Concetta Donatella Elisabetta Filomena Francesca Gaia Ginevra
    Giovanna Immacolata Loredana Lucrezia Maddalena Michela Ornella Paola Rossella Silvana Tiziana`,
  families: `Amato Barone Basile Bellini Benedetti Bruno Caputo Caruso Cattaneo Colombo Coppola D’Amico=D'Amico/Damico De_Luca=Deluca
    De_Santis=Desantis Fabbri Ferrara Fiore Gallo Giordano Guerra Leone Longo Mancini Marchetti Martinelli Mazza Monti
    Morelli Negri Orlando Palumbo Pellegrini Rinaldi Romano Sanna Testa Villa Zanetti`,
})

const fathers = `Arnar Baldurs Birgis Bjarna Einars Eiríks Finns Gísla Guðmundar Gunnars Halldórs Haralds Helga Hjartar Ingólfs
  Jóhanns Jóns Karls Kristjáns Magnúsar Ólafs Páls Ragnars Sigurðar Stefáns Sveins Tómasar Þórs Þorsteins`

export const icelandic = namePool({
  language: 'is',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'ISL',
  secondGiven: 0.4,
  men: `Arnar Baldur Birgir Bjarni Eiríkur Elías Finnur Gísli Guðjón Gunnar Hafþór Halldór Haukur Hjörtur
    Ingólfur Jökull Kristján Logi Ómar Ragnar Rúnar Sindri Snorri Sveinn Þórður=Thordur Þorsteinn=Thorsteinn Örn`,
  women: `Anna Ásdís Áslaug Auður Berglind Birna Dagný Edda Elín Erla Eva Guðný Guðrún Hanna Harpa Hildur Hrafnhildur Inga
    Jóhanna Katrín Kolbrún Lilja Margrét Ólöf Ragnheiður Rakel Sigríður Sólveig Steinunn Þóra=Thora`,
  families: fathers.replace(/(\S+)/g, '$1son'),
  womensFamilies: fathers.replace(/(\S+)/g, '$1dóttir'),
})
